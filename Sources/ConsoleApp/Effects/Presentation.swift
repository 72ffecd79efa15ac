/// A dialog to show and what to make of its outcome. Two are equal when the dialogs are.
package struct Presentation<Event: Equatable & Sendable>: Equatable, Sendable {
  package let dialog: any Dialog
  /// The event for an outcome of the dialog's own type.
  let event: @Sendable (any Sendable) -> Event?

  init<D: Dialog>(_ dialog: D, as event: @escaping @Sendable (D.Outcome) -> Event) {
    self.dialog = dialog
    self.event = { ($0 as? D.Outcome).map(event) }
  }

  private init(dialog: any Dialog, event: @escaping @Sendable (any Sendable) -> Event?) {
    self.dialog = dialog
    self.event = event
  }

  func map<Other: Equatable & Sendable>(
    _ change: @escaping @Sendable (Event) -> Other
  ) -> Presentation<Other> {
    let event = event
    return Presentation<Other>(dialog: dialog, event: { event($0).map(change) })
  }

  package static func == (left: Presentation, right: Presentation) -> Bool {
    isEqual(left.dialog, right.dialog)
  }
}
