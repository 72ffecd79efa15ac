import TerminalKit

/// A part of the console with a state of its own: a page, a dialog, the operation drawer.
///
/// It is a value. Everything that happens reaches it as an event, everything it wants done leaves it as an effect;
/// it holds no task, no client and no clock.
package protocol Component: Equatable, Sendable {
  /// What can happen to it alone: answers and timers, named by what happened (`tenantsLoaded`).
  associatedtype Event: Equatable & Sendable

  /// Takes what happened and says what is to be done.
  ///
  /// A key that means nothing here is answered with `.unhandled`; it then goes to the layer below.
  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>]

  /// Draws the state: pure, without waiting, for the size in `context`.
  func view(context: ViewContext) -> any View

  /// What it says to who reads lines instead of a screen; nil says what its drawing says.
  func spoken(context: ViewContext) -> Spoken?
  /// The scope of its commands, as keymaps name it.
  static var scope: Command.Scope { get }

  /// Every command it can ever have: keymaps, documents and tests know it by them.
  static var definitions: [Command] { get }

  /// What a person can do here now, with the reason where they cannot: dispatch, bottom line, help and palette
  /// come from it. They are some of the `definitions`, in the words of the moment.
  func commands(context: UpdateContext) -> [Command]

  /// The scopes of the widgets that get the keys that no command has; the first that knows a key has it.
  var widgets: [Command.Scope] { get }

  /// The scopes of the widgets that get those keys while it captures.
  var typingWidgets: [Command.Scope] { get }

  /// The keys it takes itself, for the bottom line, where its commands do not say them: those of a text field, of a
  /// list. They stand instead of all other hints; `keys` knows which ones they are now.
  func hints(_ keys: KeyGuide) -> [KeyHint]?

  /// True while a text field has the focus: letters then go to it and to nothing else.
  var captures: Bool { get }

  /// The tenant that it is about, where others are to know; nil for what is about none, or a page whose route says it.
  var tenantInView: TenantInView? { get }

  /// True while it is mostly text that people select and copy: the mouse is then the terminal's own.
  var isReading: Bool { get }
}

extension Component {
  package var captures: Bool { false }

  package var isReading: Bool { false }

  package var tenantInView: TenantInView? { nil }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? { nil }

  package func spoken(context: ViewContext) -> Spoken? { nil }
  package static var scope: Command.Scope { "dialog" }

  package static var definitions: [Command] { [] }

  package func commands(context: UpdateContext) -> [Command] { [] }

  package var widgets: [Command.Scope] { [] }

  package var typingWidgets: [Command.Scope] { [.text] }

  /// What of it can be said in the palette from anywhere.
  static var commandsWithVerbs: [Command] {
    CommandCatalog.sections.first { $0.scope == scope }?.commands.filter { !$0.verbs.isEmpty } ?? []
  }
}
