/// How many tenants that are not decommissioned use what the platform offers.
package struct OfferUse: Equatable, Sendable {
  /// By the template's id.
  package var templates: [String: Int]
  /// By image.
  package var images: [String: Int]
  /// By the plan's id.
  package var plans: [String: Int]

  package init(templates: [String: Int] = [:], images: [String: Int] = [:], plans: [String: Int] = [:]) {
    self.templates = templates
    self.images = images
    self.plans = plans
  }
}
