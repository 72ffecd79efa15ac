import ControlSupport
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Endpoints")
struct EndpointCatalogTests {
  @Test("every endpoint has a handler, a name and a route of its own")
  func everyEndpointIsHandled() {
    var names: Set<String> = []
    var routes: Set<String> = []
    for endpoint in EndpointCatalog.all {
      #expect(endpoint is any HandledEndpoint.Type, "\(endpoint.name) has no handler")
      #expect(names.insert(endpoint.name).inserted, "\(endpoint.name) comes twice")
      #expect(
        routes.insert("\(endpoint.method.rawValue) \(endpoint.path)").inserted, "\(endpoint.path) comes twice"
      )
    }
  }
}
