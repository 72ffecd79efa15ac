import Foundation
import TenantryAPI

extension Console {
  /// The layer that gets keys first.
  var top: Layer? { dialogs.last ?? drawer ?? stack.last }

  /// Whether clicks and the wheel are wanted now: where people read, the mouse selects text.
  var wantsMouse: Bool { usesMouse && top?.component.isReading != true }

  /// Gives a layer an event and does what it asks for; answers whether the layer knew the event.
  ///
  /// - Parameter moment: when it was so, for what is known from before; nil for now.
  @discardableResult
  mutating func deliver(
    _ event: ComponentEvent<AnyEvent>, to id: LayerID, asOf moment: Date? = nil
  ) -> Bool {
    if id == .shell {
      if case .own(let own) = event, let event = own.base as? ShellEvent { update(event, asOf: moment) }
      return true
    }
    guard var layer = layer(id) else { return true }
    var context = context
    context.now = moment ?? now
    context.isRecalled = moment != nil
    let effects = layer.update(event, context: context)
    put(layer)
    for effect in effects where effect != .unhandled { perform(effect, from: id) }
    closeIfAnswered(id)
    return !effects.contains(.unhandled)
  }

  /// Does what a layer asks for, or hands it outside.
  mutating func perform(_ effect: Effect<AnyEvent>, from id: LayerID) {
    switch effect {
    case .call(let call): ask(call, at: Address(layer: id, token: call.token))
    case .after(let duration, let token, let event):
      outbox.append(.after(calls.open(Address(layer: id, token: "after:" + token)), duration, event))
    case .loadDraft(let question):
      outbox.append(.loadDraft(calls.open(Address(layer: id, token: "draft:" + question.key)), question))
    case .navigate(let route): go(to: route)
    case .replace(let route): go(to: route, replacing: id)
    case .back: back()
    case .openDrawer(let operation): openDrawer(operation.rawValue)
    case .openRunbook(let name): openRunbook(name)
    case .openApproval(let id?): open(ApprovalDialog(id))
    case .openApproval(nil): open(ApprovalsDialog())
    case .dismiss: close(id)
    case .present(let presentation): present(presentation, from: id)
    case .notify(let notice): show(notice)
    case .saveDraft(let key, let data): outbox.append(.saveDraft(key: key, data))
    case .deleteDraft(let key): outbox.append(.deleteDraft(key: key))
    case .openURL(let url): outbox.append(.openURL(url))
    case .copy(let text, let what): outbox.append(.copy(text, what: what))
    case .edit(let text, let name): outbox.append(.edit(text, name: name))
    case .save(let text, let name): outbox.append(.save(text, name: name))
    case .withdraw(let call): outbox.append(.withdraw(call))
    case .quit: outbox.append(.quit)
    case .unhandled: break
    }
  }

  /// Asks, unless the question waits for another, or would change something where nothing may be changed: no
  /// component, whatever it forgets to look at, gets past this.
  mutating func ask(_ call: Call<AnyEvent>, at address: Address) {
    if let refusal = access.refusal, !type(of: call.endpoint).changesNothing {
      let event = call.refuse(APIProblem(.refused, "This is read-only: \(refusal)."))
      deliver(.own(event), to: address.layer)
      return
    }
    guard let ticket = calls.open(call, at: address) else { return }
    var call = call
    call.recalls = call.mayRecall && calls.isNew(call, at: address)
    outbox.append(.call(ticket, call))
  }

  mutating func present(_ presentation: Presentation<AnyEvent>, from id: LayerID) {
    let event = presentation.event
    let layer = Layer(id: nextLayerID(), presentation.dialog, reply: Layer.Reply(to: id, event: event))
    dialogs.append(layer)
    deliver(.appeared, to: layer.id)
  }

  mutating func openDrawer(_ operation: String) {
    if let drawer { calls.forget(drawer.id) }
    let layer = Layer(id: nextLayerID(), OperationDrawer(operation))
    drawer = layer
    deliver(.appeared, to: layer.id)
  }

  mutating func show(_ notice: Notice) {
    if mutesNotices { return }
    noticeHistory.add(notice, at: now)
    notices.removeAll { $0.notice == notice }
    notices.append(ShownNotice(notice: notice, until: now.addingTimeInterval(notice.secondsShown)))
  }

  /// Takes a dialog or the drawer away, and with it what it had asked.
  mutating func close(_ id: LayerID) {
    calls.forget(id)
    if drawer?.id == id { drawer = nil }
    dialogs.removeAll { $0.id == id }
  }

  /// Closes a dialog that has its outcome, then tells who presented it.
  private mutating func closeIfAnswered(_ id: LayerID) {
    guard let layer = dialogs.first(where: { $0.id == id }), let outcome = layer.outcome else { return }
    close(id)
    if let reply = layer.reply, let event = reply.event(outcome) { deliver(.own(event), to: reply.to) }
  }

  private func layer(_ id: LayerID) -> Layer? {
    if drawer?.id == id { return drawer }
    return dialogs.first { $0.id == id } ?? stack.first { $0.id == id } ?? kept.values.first { $0.id == id }
  }

  private mutating func put(_ layer: Layer) {
    if drawer?.id == layer.id {
      drawer = layer
    } else if let place = dialogs.firstIndex(where: { $0.id == layer.id }) {
      dialogs[place] = layer
    } else if let place = stack.firstIndex(where: { $0.id == layer.id }) {
      stack[place] = layer
    } else if let place = kept.first(where: { $0.value.id == layer.id })?.key {
      kept[place] = layer
    }
  }
}
