/// An Odoo image and whether tenants may run it (PRD §7: only specific, tested tags).
package struct ImageRelease: Codable, Equatable, Sendable {
  package enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case tested
    case candidate
    case blocked
  }

  package var image: ImageReference
  package var status: Status

  package init(image: ImageReference, status: Status) {
    self.image = image
    self.status = status
  }
}
