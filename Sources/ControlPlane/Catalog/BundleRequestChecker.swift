import TenantModel
import TenantryAPI

/// Turns what somebody typed into a bundle, and names every field that stands in the way at once.
///
/// Pure: whether the modules can be installed is the resolver's to say.
struct BundleRequestChecker {
  static let modulesMax = 500
  static let nameLengthMax = 80
  static let textLengthMax = 2_000
  static let versionLengthMax = 40

  private(set) var problems: [APIProblem.Field] = []

  /// The bundle, as far as it is valid: what is not stands in `problems`.
  mutating func check(_ request: BundleRequest) -> ModuleBundle {
    do {
      _ = try BundleCode(request.code)
    } catch {
      refuse("code", error.rule)
    }
    if request.type.isEmpty || (try? BundleCode(request.type)) == nil {
      refuse("type", "must be a word of letters a–z, digits and underscores, such as crm")
    }
    line(request.name, at: "name", max: Self.nameLengthMax, mayBeEmpty: false)
    line(request.version, at: "version", max: Self.versionLengthMax, mayBeEmpty: false)
    line(request.description, at: "description", max: Self.textLengthMax)
    line(request.replacesEe, at: "replaces_ee", max: Self.textLengthMax)
    line(request.gaps, at: "gaps", max: Self.textLengthMax)
    return ModuleBundle(
      code: request.code, name: request.name, type: request.type, description: request.description,
      version: request.version, modules: modules(request.modules), replacesEe: request.replacesEe,
      gaps: request.gaps, isDraft: request.isDraft)
  }

  private mutating func modules(_ texts: [String]) -> [ModuleName] {
    if texts.isEmpty { refuse("modules", "must name at least one module") }
    if texts.count > Self.modulesMax {
      refuse("modules", "must not name more than \(Self.modulesMax) modules")
    }
    var names: [ModuleName] = []
    for (index, text) in texts.prefix(Self.modulesMax).enumerated() {
      do {
        let name = try ModuleName(text)
        if names.contains(name) {
          refuse("modules/\(index)", "“\(name)” is named twice")
        } else {
          names.append(name)
        }
      } catch {
        refuse("modules/\(index)", error.rule)
      }
    }
    return names
  }

  private mutating func line(_ text: String, at pointer: String, max: Int, mayBeEmpty: Bool = true) {
    if !mayBeEmpty, text.allSatisfy(\.isWhitespace) { return refuse(pointer, "must not be empty") }
    if text.count > max { refuse(pointer, "must have at most \(max) characters") }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      refuse(pointer, "must be one line without control characters")
    }
  }

  private mutating func refuse(_ pointer: String, _ message: String) {
    problems.append(.init(pointer: pointer, message: message))
  }
}
