import TerminalKit

/// A component in its place on the screen, its own types hidden.
struct Layer: Sendable {
  let id: LayerID
  private(set) var component: any Component
  /// Who presented it and what to make of its outcome; only for dialogs.
  let reply: Reply?
  /// What it had been told when it left the screen.
  private(set) var sight: Sight?

  /// How much a page has been told: until any of it is another, it need not ask again.
  struct Sight: Equatable {
    /// How many batches of changes.
    let changes: Int
    let size: Size
  }

  struct Reply: Sendable {
    let to: LayerID
    let event: @Sendable (any Sendable) -> AnyEvent?
  }

  init(id: LayerID, _ component: any Component, reply: Reply? = nil) {
    self.id = id
    self.component = component
    self.reply = reply
  }

  /// The layer as it leaves the screen.
  func kept(as sight: Sight) -> Layer {
    var layer = self
    layer.sight = sight
    return layer
  }

  /// The page, for layers that are one.
  var page: (any Page)? { component as? any Page }

  /// The tenant that it is about.
  var tenantInView: TenantInView? {
    component.tenantInView
      ?? (page?.route.page == .tenantDetail ? page?.route.tenant.map(TenantInView.looking) : nil)
  }

  /// A dialog's outcome, once it has one.
  var outcome: (any Sendable)? {
    func outcome<D: Dialog>(of dialog: D) -> (any Sendable)? { dialog.outcome }
    return (component as? any Dialog).flatMap { outcome(of: $0) }
  }

  /// Gives the component an event.
  mutating func update(_ event: ComponentEvent<AnyEvent>, context: UpdateContext) -> [Effect<AnyEvent>] {
    func step<C: Component>(_ component: C) -> (any Component, [Effect<AnyEvent>]) {
      guard let event = event.typed(C.Event.self) else { return (component, []) }
      var next = component
      let effects = next.update(event, context: context)
      return (next, effects.map { $0.map { AnyEvent($0) } })
    }
    let (next, effects) = step(component)
    component = next
    return effects
  }

  /// The component's commands.
  func commands(context: UpdateContext) -> [Command] {
    let scope = scope
    return component.commands(context: context).map { command in
      guard command.scope == .global else { return command }
      var command = command
      command.scope = scope
      return command
    }
  }

  /// The scope of the component's commands.
  var scope: Command.Scope { type(of: component).scope }

  /// The scopes of the widgets that get keys now.
  var widgets: [Command.Scope] { component.captures ? component.typingWidgets : component.widgets }
}

extension ComponentEvent where Own == AnyEvent {
  /// The event as a component with this type of own events takes it; nil when it is another's.
  func typed<Event: Equatable & Sendable>(_ type: Event.Type) -> ComponentEvent<Event>? {
    switch self {
    case .appeared: .appeared
    case .refreshRequested: .refreshRequested
    case .commandChosen(let id): .commandChosen(id)
    case .commandTyped(let id, let arguments): .commandTyped(id, arguments: arguments)
    case .keyPressed(let key): .keyPressed(key)
    case .pasted(let text): .pasted(text)
    case .changed(let batch): .changed(batch)
    case .resized: .resized
    case .own(let event): (event.base as? Event).map { .own($0) }
    }
  }
}
