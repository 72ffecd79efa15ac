import TerminalKit

package struct TenantsPage: Page {
  package enum Event: Equatable, Sendable {}
  package let route: Route
  package init(_ route: Route) { self.route = route }
  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] { [.unhandled] }
  package func view(context: ViewContext) -> any View { EmptyState("This page is being built.") }
}
