/// Whether a copy of a production database can do harm.
package struct NeutralizationCheck: Equatable, Sendable {
  /// True when Odoo's own `neutralize` says that it ran.
  package var isMarked: Bool
  /// Where links in mails and documents lead; nil when it was never set.
  package var baseUrl: String?
  /// What could still do harm, a clause each.
  package var findings: [String] = []

  package init(isMarked: Bool, baseUrl: String?, findings: [String] = []) {
    self.isMarked = isMarked
    self.baseUrl = baseUrl
    self.findings = findings
  }

  package var isPassing: Bool { findings.isEmpty }
}
