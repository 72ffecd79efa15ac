import Foundation
import TerminalKit

/// What the tables of the tabs have in common: the table under the keys and its filter.
extension SettingsPage {
  /// What a table is asked for by the page.
  private enum Ask {
    case press(Key)
    case paste(String)
    case openFilter
    case clearFilter
  }

  /// The filter of the tab on the screen; nil for one that has none.
  var filter: FilterLine? {
    switch tab {
    case .integrations: integrations.filter
    case .windows: windows.filter
    case .roles: roles.filter
    case .images: images.filter
    case .secrets: secrets.filter
    case .audit: audit.filter
    case .hooks: hooks.filter
    case .limits, .platform: nil
    }
  }

  /// The row under the bar of the tab on the screen.
  var selectedRow: String? {
    switch tab {
    case .integrations: integrations.table.selected
    case .windows: windows.table.selected
    case .roles: roles.table.selected
    case .images: images.table.selected
    case .secrets: secrets.table.selected
    case .audit: audit.table.selected
    case .hooks: hooks.table.selected
    case .limits, .platform: nil
    }
  }

  /// Gives a key to the table; answers whether it meant anything.
  mutating func press(_ key: Key, at now: Date) -> Bool {
    // Marks would promise something to do with many rows, and there is nothing.
    if key == .space, !captures { return false }
    return pane(.press(key), at: now)
  }

  mutating func paste(_ text: String, at now: Date) { _ = pane(.paste(text), at: now) }

  mutating func openFilter(at now: Date) { _ = pane(.openFilter, at: now) }

  mutating func clearFilter(at now: Date) { _ = pane(.clearFilter, at: now) }

  private mutating func pane(_ ask: Ask, at now: Date) -> Bool {
    switch tab {
    case .integrations: Self.hand(ask, to: &integrations, at: now)
    case .windows: Self.hand(ask, to: &windows, at: now)
    case .roles: Self.hand(ask, to: &roles, at: now)
    case .images: Self.hand(ask, to: &images, at: now)
    case .secrets: Self.hand(ask, to: &secrets, at: now)
    case .audit: Self.hand(ask, to: &audit, at: now)
    case .hooks: Self.hand(ask, to: &hooks, at: now)
    case .limits, .platform: false
    }
  }

  private static func hand<Item>(_ ask: Ask, to pane: inout TablePane<Item>, at now: Date) -> Bool {
    switch ask {
    case .press(let key): return pane.press(key, at: now)
    case .paste(let text): pane.paste(text, at: now)
    case .openFilter: pane.openFilter()
    case .clearFilter: pane.clearFilter()
    }
    return true
  }
}
