import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

/// Draws a page in every state that it can be in, at both sizes that count.
@MainActor
struct PageStates {
  nonisolated static let sizes = [Size(80, 24), Size(140, 45)]

  let route: Route
  /// The beginning of the drawings' names.
  let name: String
  /// A platform on which there is much to show, and one on which there is nothing.
  let full: ScriptedClient
  let empty: ScriptedClient
  /// A role that may not see the page; nil when everybody may.
  let stranger: TenantModel.Role?

  /// Loading, full, stale, error, empty, forbidden.
  func expectDrawings() async {
    for size in Self.sizes {
      let suffix = "\(size.width)x\(size.height)"
      await Driver(full, size: size, route: route, holding: Self.questions).expectDrawing(
        "\(name)-loading-\(suffix)")
      let driver = await Driver(full, size: size, route: route)
      driver.expectDrawing("\(name)-full-\(suffix)")
      await driver.advance(42).send(.feedLost)
      driver.expectDrawing("\(name)-stale-\(suffix)")
      let broken = ScriptedClient.standard()
      broken.refuseAll(APIProblem(.unavailable, "The control plane cannot be reached."))
      broken.on(WhoAmI.self, .make())
      await Driver(broken, size: size, route: route).expectDrawing("\(name)-error-\(suffix)")
      await Driver(empty, size: size, route: route).expectDrawing("\(name)-empty-\(suffix)")
      guard let stranger else { continue }
      let other = ScriptedClient.standard()
      other.refuseAll(APIProblem(.forbidden, "Not allowed for \(stranger.rawValue)."))
      other.on(WhoAmI.self, .make(stranger))
      await Driver(other, size: size, route: route).expectDrawing("\(name)-forbidden-\(suffix)")
    }
  }

  /// All but who one is: that is known before anything else.
  private static let questions = EndpointCatalog.all.map { $0.name }.filter { $0 != WhoAmI.name }
}
