import Foundation

extension Console {
  /// How long one stays somewhere before it is saved.
  static let placeSecondsToSave = 2.0

  /// Where one is now.
  var place: ConsolePlace {
    ConsolePlace(
      stack: stack.compactMap { $0.page?.route.path },
      kept: kept.values.compactMap { $0.page?.route.path }.sorted(),
      operation: (drawer?.component as? OperationDrawer)?.operation, showsTimes: showsTimes)
  }

  /// Begins where one was the last time, as far as that is known.
  mutating func restorePlace() {
    if let warning = keeping.warning { show(Notice(.warning, warning)) }
    guard let last = keeping.last else { return }
    let routes = last.place.routes
    guard !routes.isEmpty else { return }
    stack = routes.map { Layer(id: nextLayerID(), PageCatalog.entry($0.page).make($0)) }
    for route in last.place.kept.compactMap(Route.init(path:)) where route.page != routes[0].page {
      kept[route.page] = Layer(id: nextLayerID(), PageCatalog.entry(route.page).make(route))
    }
    showsTimes = last.place.showsTimes
    let when = Moment.ago(of: last.savedAt, now: now)
    show(Notice(.info, "Back where you were \(when); tenantry --fresh starts over."))
  }

  /// Shows the operation again that was in the drawer.
  mutating func restoreDrawer() {
    if let operation = keeping.last?.place.operation { openDrawer(operation) }
  }

  /// Saves where one is some time after anything happened. Whether it is another place is looked at only then: not at
  /// every key.
  mutating func keepPlace(after event: ConsoleEvent) {
    guard keeping.isOn else { return }
    guard let due = placeDue else {
      if event != .clockTicked { placeDue = now.addingTimeInterval(Self.placeSecondsToSave) }
      return
    }
    guard now >= due else { return }
    placeDue = nil
    let place = place
    guard place != placeSaved else { return }
    placeSaved = place
    outbox.append(.savePlace(SavedPlace(place, at: now)))
  }

  /// Where one is when the console ends, unless that is saved already.
  package var unsavedPlace: SavedPlace? {
    keeping.isOn && place != placeSaved ? SavedPlace(place, at: now) : nil
  }
}
