import TerminalKit

/// One tenant and what can be done to it (PRD §3.3).
package struct TenantDetailPage: Page {
  package enum Event: Equatable, Sendable {}

  package let route: Route

  package init(_ route: Route) { self.route = route }

  package var breadcrumb: String? { route.tenant }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    [.unhandled]
  }

  package func view(context: ViewContext) -> any View { EmptyState("This page is being built.") }
}
