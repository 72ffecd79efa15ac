import TenantModel

extension Console {
  /// Shows a page: a top page as it was left, any other on top of the present one.
  mutating func go(to route: Route, replacing id: LayerID? = nil) {
    let entry = PageCatalog.entry(route.page)
    if let role = session.value?.role, !entry.roles.contains(role) {
      let who = entry.roles.map(\.word).sorted().joined(separator: " or ")
      show(Notice(.warning, "\(entry.title) is for \(who); you are \(role.word)."))
      return
    }
    closeFloats()
    if entry.key != nil {
      guard goToTop(route) else { return }
    } else {
      if let id, stack.last?.id == id, stack.count > 1 { drop(stack.removeLast()) }
      push(route, entry)
    }
    appear()
  }

  /// Leaves the page on the screen for the one below it; a top page stays.
  mutating func back() {
    guard stack.count > 1 else { return }
    closeFloats()
    drop(stack.removeLast())
    appear()
  }

  /// Answers whether the page has to look at the world again: not when it follows what changes, and nothing has.
  private mutating func goToTop(_ route: Route) -> Bool {
    // A page under another one was told nothing meanwhile: only one that was on the screen has seen it all.
    if let root = stack.first, let page = root.page {
      kept[page.route.page] = stack.count == 1 ? root.kept(as: sight) : root
    }
    for layer in stack.dropFirst() { drop(layer) }
    if !route.query.isEmpty, let old = kept.removeValue(forKey: route.page) { drop(old) }
    let layer = kept.removeValue(forKey: route.page)
    stack = [layer ?? Layer(id: nextLayerID(), PageCatalog.entry(route.page).make(route))]
    guard let layer, layer.page?.followsChanges == true, connection == .live else { return true }
    return layer.sight != sight
  }

  /// What a page on the screen has been told by now.
  private var sight: Layer.Sight { Layer.Sight(changes: changesSeen, size: size) }

  /// Puts a page on top; the page of the same thing, when it is there already, stays, or goes to the asked part of it.
  private mutating func push(_ route: Route, _ entry: PageEntry) {
    if let present = stack.last?.page?.route, (present.page, present.tenant) == (route.page, route.tenant) {
      guard !route.query.isEmpty, present.query != route.query else { return }
      drop(stack.removeLast())
    }
    stack.append(Layer(id: nextLayerID(), entry.make(route)))
  }

  private mutating func appear() {
    if let page = stack.last { deliver(.appeared, to: page.id) }
  }

  private mutating func drop(_ layer: Layer) { calls.forget(layer.id) }

  /// Whatever floats belongs to the page that is left.
  private mutating func closeFloats() {
    if let drawer { close(drawer.id) }
    for dialog in dialogs { close(dialog.id) }
  }
}
