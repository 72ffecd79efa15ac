import TenantModel
import TenantryAPI

/// The tenant under the bar, in a pane of its own where there is room for two.
struct TenantPreview: Equatable, Sendable {
  /// Columns from which on list and tenant stand side by side.
  static let widthMin = 160

  /// False once somebody wants the list alone.
  var isWanted = true
  /// The tenant that is shown or on its way.
  private(set) var slug: String?
  private(set) var detail = Loadable<TenantDetail>.loading

  /// Takes the tenant that is under the bar now; true when it is another.
  mutating func follow(_ selected: Tenant?) -> Bool {
    guard selected?.slug.rawValue != slug else { return false }
    slug = selected?.slug.rawValue
    detail = .loading
    return slug != nil
  }

  mutating func receive(
    _ result: Result<TenantDetail, APIProblem>, of slug: String, _ context: UpdateContext
  ) {
    if slug == self.slug { detail.receive(result, at: context.now) }
  }
}
