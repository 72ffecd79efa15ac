import ConsoleApp
import Foundation
import TenantryAPI
import TerminalKit

@testable import tenantry

/// A console on a platform, large enough to show all of a page; every step ends when nothing is busy.
@MainActor
final class CanaryConsole {
  private var console: Console
  private let runner: EffectRunner

  convenience init(_ world: CanaryWorld, route: Route) async {
    await self.init(world.client, drafts: world.platform.drafts, route: route)
  }

  /// - Parameter drafts: a folder.
  init(_ client: any ControlPlaneClient, drafts: URL, route: Route) async {
    runner = EffectRunner(
      client: client, drafts: FileDraftStore(folder: drafts), openURL: { _ in nil }, copy: { _ in nil })
    console = Console(size: Size(240, 120), now: Date(), route: route, makeKey: { UUID().uuidString })
    await settle(console.start())
  }

  var screen: String { Surface(console.view(), size: Size(240, 120)).lines.joined(separator: "\n") }

  func press(_ key: Key) async { await settle(console.handle(.input(.key(key)), now: Date())) }

  /// Does what is asked for, but waits for no clock: what rings later is of no use to a drawing.
  private func settle(_ effects: [ConsoleEffect]) async {
    var queue = effects
    while !queue.isEmpty {
      let effect = queue.removeFirst()
      if case .after = effect { continue }
      if case .quit = effect { continue }
      if let event = await runner.perform(effect) { queue += console.handle(event, now: Date()) }
    }
  }
}
