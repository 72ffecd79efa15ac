import TenantModel

/// The image that a tenant runs, and where it stands among those that are offered.
package struct TenantImage: Codable, Equatable, Sendable {
  package var image: ImageReference
  /// Nil for an image that is in no list.
  package var status: ImageRelease.Status?
  /// The newest tested image of its series that is newer; nil when it runs that, or nothing can be told.
  package var newest: ImageReference?
  /// How many tested images of its series are newer.
  package var behind: Int

  package init(image: ImageReference, status: ImageRelease.Status?, newest: ImageReference?, behind: Int) {
    self.image = image
    self.status = status
    self.newest = newest
    self.behind = behind
  }

  /// Finds its place among the images that are offered.
  package init(_ image: ImageReference, among offered: [ImageRelease]) {
    let newer = offered.filter {
      $0.status == .tested && $0.image.series == image.series && $0.image.isNewer(than: image) == true
    }.map(\.image)
    self.init(
      image: image, status: offered.first { $0.image == image }?.status,
      newest: newer.max { $1.isNewer(than: $0) == true }, behind: newer.count)
  }
}
