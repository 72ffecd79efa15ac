import TerminalKit

extension GalleryPage {
  /// What stands around a page.
  static let frame = GalleryPage(
    id: "frame", title: "Frame",
    sentence: "Where one is, what is open, what can be pressed: everywhere the same.",
    samples: [
      GallerySample("pages, and where one is in them", span: 3, height: 2) {
        VStack {
          Tabs(tabs, selected: 1)
          narrow(Tabs(tabs, selected: 1), 38)
        }
      },
      GallerySample("tabs with counts", height: 1) {
        Tabs(
          [
            Tabs.Tab("1", "Overview"), Tabs.Tab("2", "Logs", badge: Line("3", .error)),
            Tabs.Tab("3", "History"),
          ], selected: 0)
      },
      GallerySample("rules", height: 3) {
        VStack {
          Rule("Health", trailing: "\("3", .error) need attention", isFocused: true)
          Rule("Operations", trailing: Line("STALE 4m", .warning))
          Rule()
        }
      },
      GallerySample("keys: with room, without", height: 2) {
        VStack {
          KeyHints(hints, trailing: "20 of 1,204")
          narrow(KeyHints(hints), 24)
        }
      },
      GallerySample("facts", height: 4) {
        Facts([
          ("State", "\(Glyph.active, .ok) active"), ("Image", "odoo:18.0-20251106"),
          ("Plan", "pro \("· 24/25 users", .dim)"),
          ("Address", Line("https://acme-media.example.net", Style(.link))),
        ])
      },
      GallerySample("empty is an invitation", height: 4) {
        EmptyState("No tenants yet.", KeyHint("n", "create the first tenant"))
      },
      GallerySample("scrolled content", height: 4) {
        Viewport(scrolled) { (1...9).map { Text("  line \($0) of nine", .plain) } }
      },
    ])

  /// A row with less room than there is.
  private static func narrow(_ row: any View, _ width: Int) -> any View {
    HStack {
      Draw { row.render(in: $0) }.width(width)
      Spacer()
    }
    .height(1)
  }

  private static let tabs = [
    Tabs.Tab("1", "Overview"), Tabs.Tab("2", "Tenants \(Glyph.pointer) acme-media"), Tabs.Tab("3", "Catalog"),
    Tabs.Tab("4", "Infra"), Tabs.Tab("5", "SSO"),
  ]

  private static let hints = [
    KeyHint("enter", "open"), KeyHint("/", "search"), KeyHint("f", "filter"),
    KeyHint("?", "help", isPinned: true),
  ]

  private static var scrolled: ScrollState {
    var state = ScrollState()
    state.scroll(by: 3)
    return state
  }
}
