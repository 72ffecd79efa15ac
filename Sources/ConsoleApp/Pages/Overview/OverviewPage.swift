import TerminalKit

package struct OverviewPage: Page {
  package enum Event: Equatable, Sendable {}
  package init() {}
  package var route: Route { .overview }
  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] { [.unhandled] }
  package func view(context: ViewContext) -> any View { EmptyState("This page is being built.") }
}
