import TenantModel

/// Says whether tenants may run an image (PRD §7: only specific, tested tags); one that is not known is added.
package struct SetImageStatus: Endpoint {
  package static let name = "infra.set_image_status"
  package static let method = EndpointMethod.post
  package static let path = "/api/infra/images"
  package static let permission = Permission.infraWrite

  /// Repository and tag.
  package var image: String
  package var status: ImageRelease.Status

  package init(image: String, status: ImageRelease.Status) {
    self.image = image
    self.status = status
  }

  package typealias Output = ImageRelease
}
