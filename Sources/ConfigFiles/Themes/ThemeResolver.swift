import TerminalKit

/// Makes themes of sheets: follows who inherits whom, and looks names up in the palette.
struct ThemeResolver {
  private struct Source: Hashable {
    var name: String
    var isUser: Bool
  }

  /// A sheet with everything it inherits.
  private struct Whole {
    var layer: ThemeLayer
    var environments: [ThemeEnvironment: ThemeLayer]
    var kind: Theme.Kind
    var background: ColorWord?
  }

  private let files: [Source: ThemeFile]
  private var sheets: [Source: ThemeSheet] = [:]
  private var themes: [Source: Theme?] = [:]
  private var wholes: [Source: Whole] = [:]
  private var found: [Source: [FileProblem]] = [:]
  private let order: [Source]

  /// Takes the files, each of which is read when its theme is asked for; later ones of the same name and kind count.
  init(shipped: [ThemeFile], user: [ThemeFile]) {
    var files: [Source: ThemeFile] = [:]
    var order: [Source] = []
    for (some, isUser) in [(shipped, false), (user, true)] {
      for file in some {
        let source = Source(name: file.name, isUser: isUser)
        files[source] = file
        order.append(source)
      }
    }
    (self.files, self.order) = (files, order)
  }

  /// The theme of a name, from the file that somebody wrote where there is one; nil when that file is bad.
  mutating func theme(_ name: String) -> Theme? {
    let user = Source(name: name, isUser: true)
    return theme(of: files[user] == nil ? Source(name: name, isUser: false) : user, heirs: [])
  }

  /// The theme of a name as it ships.
  mutating func shippedTheme(_ name: String) -> Theme? {
    theme(of: Source(name: name, isUser: false), heirs: [])
  }

  /// What was found wrong so far, file by file.
  var problems: [ThemeProblem] {
    order.flatMap { source in
      (found[source] ?? []).map { ThemeProblem(path: files[source]?.path ?? source.name, problem: $0) }
    }
  }

  private mutating func theme(of source: Source, heirs: [Source]) -> Theme? {
    if let known = themes[source] { return known }
    guard let sheet = sheet(source) else { return nil }
    let theme = found[source]?.isEmpty == false ? nil : resolve(sheet, source, heirs: heirs)
    themes[source] = .some(theme)
    return theme
  }

  /// The sheet of a file, read once; nil where there is no file.
  private mutating func sheet(_ source: Source) -> ThemeSheet? {
    if let known = sheets[source] { return known }
    guard let file = files[source] else { return nil }
    var reader = ThemeReader()
    let sheet = reader.sheet(file)
    sheets[source] = sheet
    found[source] = reader.problems
    return sheet
  }

  private mutating func resolve(_ sheet: ThemeSheet, _ source: Source, heirs: [Source]) -> Theme? {
    var whole = Whole(layer: sheet.layer, environments: sheet.environments, kind: sheet.kind ?? .dark)
    whole.background = sheet.background
    if let name = sheet.parent {
      guard let parent = parent(name, of: source, sheet, heirs: heirs) else { return nil }
      whole.layer = sheet.layer.over(parent.layer)
      whole.environments.merge(parent.environments) { $0.over($1) }
      whole.kind = sheet.kind ?? parent.kind
      whole.background = sheet.background ?? parent.background
    }
    wholes[source] = whole
    let (look, problems) = whole.layer.look()
    found[source]?.append(contentsOf: problems)
    let background = background(whole, source)
    var environments: [ThemeEnvironment: ThemeLook] = [:]
    for (environment, layer) in whole.environments {
      let (look, more) = layer.over(whole.layer).look()
      environments[environment] = look
      found[source]?.append(contentsOf: more.filter { !problems.contains($0) })
    }
    guard found[source]?.isEmpty != false else { return nil }
    return Theme(
      name: sheet.name, title: sheet.title, kind: whole.kind, background: background, look: look,
      environments: environments)
  }

  private mutating func background(_ whole: Whole, _ source: Source) -> Color? {
    do throws(FileProblem) {
      return try whole.background?.color(in: whole.layer.palette)
    } catch {
      found[source]?.append(error)
      return nil
    }
  }

  /// What a theme inherits. A file with the name of a shipped theme may inherit that one.
  private mutating func parent(
    _ name: String, of source: Source, _ sheet: ThemeSheet, heirs: [Source]
  ) -> Whole? {
    let user = Source(name: name, isUser: true)
    let parent = files[user] != nil && user != source ? user : Source(name: name, isUser: false)
    let heirs = heirs + [source]
    var problem: String?
    if let start = heirs.firstIndex(of: parent) {
      let names = (heirs[start...] + [parent]).map { "“\($0.name)”" }
      problem = "Themes inherit each other in a circle: \(names.joined(separator: " from "))."
    } else if files[parent] == nil {
      let known = Set(files.keys.map(\.name)).subtracting([sheet.name]).sorted()
      problem = "There is no theme “\(name)” to inherit\(Suggestion.text(for: name, among: known))"
    } else if theme(of: parent, heirs: heirs) == nil {
      problem = "The theme “\(name)” that is inherited here is bad itself."
    }
    if let problem {
      found[source]?.append(FileProblem(sheet.parentPlace, problem))
      return nil
    }
    return wholes[parent]
  }
}
