/// Which image a tenant may be brought to from the one it runs: the PRD's “only specific, tested tags” (§7), and never
/// backwards over a series, because no Odoo takes a database back.
package enum ImagePolicy {
  /// - Parameters:
  ///   - status: what the platform's list of images says of `image`; nil when it is in no list.
  ///   - isRollback: true to go back to the image that ran before, which need not be newer.
  package static func decide(
    _ image: ImageReference, from current: ImageReference, status: ImageRelease.Status?,
    environment: TenantEnvironment, role: Role, isRollback: Bool = false
  ) -> Decision {
    guard image != current else { return .refused(reason: "the tenant runs \(image) already") }
    if let reason = seriesRefusal(image, from: current) { return .refused(reason: reason) }
    if !isRollback, image.isNewer(than: current) == false {
      return .refused(reason: "\(image) is older than \(current): only a rollback goes back")
    }
    switch (status, environment, role) {
    case (.tested, _, _), (.candidate, .staging, _), (.candidate, .production, .platformOwner):
      return .allowed
    case (.candidate, .production, _):
      return .refused(reason: "\(image) is a candidate: only a platform owner brings it to production")
    case (.blocked, _, _): return .refused(reason: "the image \(image) is blocked")
    case (nil, _, _): return .refused(reason: "the image \(image) is in no list")
    }
  }

  private static func seriesRefusal(_ image: ImageReference, from current: ImageReference) -> String? {
    guard let series = image.series else { return "the tag \(image.tag) does not say its Odoo series" }
    guard let now = current.series, series != now else { return nil }
    let isLower = ImageReference.numbers(series).lexicographicallyPrecedes(ImageReference.numbers(now))
    return isLower
      ? "\(image) is of Odoo \(series): no database goes back from \(now)"
      : "\(image) is of Odoo \(series): from \(now) the database must be migrated, which this does not do"
  }
}
