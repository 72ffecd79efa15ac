/// A bundle as somebody wants it, not yet checked.
package struct BundleRequest: Codable, Equatable, Sendable {
  package var code: String
  package var name: String
  package var type: String
  package var description: String
  package var version: String
  package var modules: [String]
  package var replacesEe: String
  package var gaps: String
  /// True to keep it while it is not to be used; then it may hold what cannot be installed.
  package var isDraft: Bool

  package init(
    code: String, name: String, type: String, description: String = "", version: String, modules: [String],
    replacesEe: String = "", gaps: String = "", isDraft: Bool = false
  ) {
    self.code = code
    self.name = name
    self.type = type
    self.description = description
    self.version = version
    self.modules = modules
    self.replacesEe = replacesEe
    self.gaps = gaps
    self.isDraft = isDraft
  }
}
