import Foundation
import HTTPTypes
import Hummingbird
import TenantryAPI

/// What consoles ask before anybody is signed in, without a token: where that is done.
struct SignInRoutes {
  let settings: LiveSettings
  let hasTLS: Bool

  /// nil where nobody signs in by a provider.
  private var offer: SignInOffer? { settings.values.signIn }

  private func root(of offer: SignInOffer, for request: Request) -> String? {
    ServerAddress(settled: offer.address, hasTLS: hasTLS).root(for: request)
  }

  func add(to router: Router<APIContext>) {
    router.get(RouterPath(ProtectedResource.path)) { request, context -> Response in
      context.endpoint.set("sign_in.resource")
      guard let offer else {
        throw APIProblem(.notFound, "Nobody signs in here by a provider: programs have tokens.")
      }
      guard let root = root(of: offer, for: request) else {
        throw APIProblem(.invalid, "The request names no host.")
      }
      let resource = ProtectedResource(
        resource: root, issuer: offer.issuer, scopes: offer.scopes, clientID: offer.clientID)
      return Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(bytes: try JSONCoding.encoder().encode(resource))))
    }
  }

  /// What a refusal for want of a token says: who asks can find out where to sign in (RFC 6750 §3, RFC 9728 §5.1).
  func challenge(to request: Request, error: String? = nil) -> HTTPFields {
    var parts = ["realm=\"tenantry\""]
    if let error { parts.append("error=\"\(error)\"") }
    if let offer, let root = root(of: offer, for: request) {
      parts.append("resource_metadata=\"\(root)\(ProtectedResource.path)\"")
    }
    return [.wwwAuthenticate: "Bearer " + parts.joined(separator: ", ")]
  }
}
