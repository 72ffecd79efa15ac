import TenantModel
import TenantryAPI

extension SetImageStatus: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> ImageRelease {
    let reference: ImageReference
    do {
      reference = try ImageReference(image)
    } catch {
      throw APIProblem(
        .invalid, "One field is not valid.", fields: [.init(pointer: "image", message: error.rule)])
    }
    let users = try await context.parts.offers.templates().filter {
      $0.retiredAt == nil && $0.dockerImageOdoo == reference
    }
    if status != .tested, let user = users.first {
      throw APIProblem(
        .refused, "The template \(user.id) gives new tenants this image: give it another one first.")
    }
    let release = ImageRelease(image: reference, status: status)
    try await context.parts.offers.save(image: release)
    return release
  }
}
