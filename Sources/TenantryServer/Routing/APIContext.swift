import ControlPlane
import Hummingbird
import Logging
import NIOCore

/// What is known of a request on its way through the server.
struct APIContext: Hummingbird.RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Who asks; nil until the token has been looked at, and where none is needed.
  var caller: Caller?
  /// Names the request in the answer, in logs and in audits.
  var requestID: String
  /// The endpoint's stable name, once it is known.
  let endpoint = EndpointName()

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    requestID = source.logger[metadataKey: "hb.request.id"]?.description ?? ""
  }
}
