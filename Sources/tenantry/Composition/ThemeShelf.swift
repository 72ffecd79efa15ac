import ConfigFiles
import ConsoleApp
import TerminalKit

/// The themes of this process: those that ship, those in the operator's folder, and what becomes of them.
struct ThemeShelf {
  private let folder: String?
  /// What the first frame needs; the others are read behind it.
  private let catalog: ThemeCatalog
  private let wanted: String?

  /// Reads the themes. `wanted` names the one to begin with.
  init(environment: [String: String], wanted: String?) {
    self.wanted = wanted
    folder = ConfigFolder.path(variables: environment).map { $0 + "/themes" }
    let names = [wanted, ThemeCatalog.standardName, ThemeCatalog.monochromeName].compactMap { $0 }
    catalog = ThemeCatalog(user: folder.map(ThemeFile.files) ?? [], only: Set(names))
  }

  /// What the console begins with; a theme that there is not is replaced by the standard one.
  var console: ConsoleThemes {
    let name = wanted.flatMap { catalog[$0] == nil ? nil : $0 } ?? ThemeCatalog.standardName
    return ConsoleThemes(catalog.themes, chosen: name)
  }

  /// How the screen looks without colours.
  var monochrome: Theme { catalog[ThemeCatalog.monochromeName] ?? .unstyled }

  /// All themes and what is to be said of them, then what becomes of them whenever a file is saved.
  func updates() -> AsyncStream<ThemeUpdate> {
    let (folder, begun, wanted) = (folder, catalog, wanted)
    return AsyncStream { updates in
      // Ends with the stream that it feeds.
      let work = Task {
        var last = ThemeCatalog(user: folder.map(ThemeFile.files) ?? [], last: begun)
        let notices = [last.unknown(wanted)].compactMap { $0 } + last.problems.map(\.notice)
        updates.yield(ThemeUpdate(themes: last.themes, notices: notices))
        guard let folder else { return updates.finish() }
        for await _ in FolderWatch.changes(in: folder) {
          let next = ThemeCatalog(user: ThemeFile.files(in: folder), last: last)
          if next != last { updates.yield(ThemeUpdate(themes: next.themes, notices: next.news(since: last))) }
          last = next
        }
        updates.finish()
      }
      updates.onTermination = { _ in work.cancel() }
    }
  }
}

extension ThemeProblem {
  /// The words for the screen; the look stays as it was.
  fileprivate var notice: Notice { Notice(.warning, line) }
}

extension ThemeCatalog {
  /// What to say of a name that there is not.
  fileprivate func unknown(_ wanted: String?) -> Notice? {
    guard let wanted, self[wanted] == nil else { return nil }
    let near = suggestion(for: wanted).map { " Did you mean “\($0)”?" } ?? ""
    return Notice(.warning, "There is no theme “\(wanted)”; this is \(ThemeCatalog.standardName).\(near)")
  }

  /// What to say of this catalog to somebody who knows the last one: what is newly bad, else what is new.
  fileprivate func news(since last: ThemeCatalog) -> [Notice] {
    let bad = problems.filter { !last.problems.contains($0) }
    guard bad.isEmpty else { return bad.map(\.notice) }
    let changed = themes.filter { last[$0.name] != $0 }.map(\.title)
    let gone = last.themes.filter { self[$0.name] == nil }.map(\.title)
    if !changed.isEmpty { return [Notice(.ok, "Read again: \(changed.joined(separator: ", "))")] }
    return gone.isEmpty ? [] : [Notice(.info, "No longer there: \(gone.joined(separator: ", "))")]
  }
}
