import Foundation
import JobEngine
import TenantModel
import TenantryAPI

extension ListWindows: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let calendar = try await context.parts.windows.calendar()
    let now = context.parts.now()
    let views = calendar.windows.map { WindowView($0, at: now) }
    let items = views.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.state.order != second.state.order { return first.state.order < second.state.order }
      guard let one = first.moment, let other = second.moment, one != other else {
        return left.offset < right.offset
      }
      return one < other
    }
    return Output(
      freeze: calendar.freeze.flatMap { $0.isActive(at: now) ? $0 : nil }, items: items.map(\.element),
      held: try await context.heldOperations())
  }
}

extension WindowView {
  init(_ window: MaintenanceWindow, at now: Date) {
    if let span = window.span(at: now) {
      self.init(window: window, state: .open, span: span)
    } else if let span = window.nextSpan(after: now) {
      self.init(window: window, state: .ahead, span: span)
    } else {
      self.init(window: window, state: .over, span: nil)
    }
  }

  /// What it is sorted by: when it ends while it is open, else when it opens.
  fileprivate var moment: Date? { state == .open ? span?.until : span?.from }
}

extension WindowView.State {
  fileprivate var order: Int {
    switch self {
    case .open: 0
    case .ahead: 1
    case .over: 2
    }
  }
}
