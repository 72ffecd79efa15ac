import TerminalKit

extension GalleryPage {
  /// What floats over a page.
  static let floats = GalleryPage(
    id: "floats", title: "Floats",
    sentence: "Only what floats has a border: title on the upper edge, keys on the lower.",
    samples: [
      GallerySample("modal", height: 9) {
        ZStack {
          ground
          Modal(
            "Pause northwind", trailing: Badge.line("PROD", .badgeProduction),
            footer: [KeyHint("tab", "next"), KeyHint("esc", "cancel")], width: 34
          ) {
            Text(.empty)
            Text("People are signed out now.")
            Text(.empty)
            Text(
              "\("\(Glyph.chosen)[ Cancel ]", Style(.text, .bold, on: .selection))  \(" [ Pause ]", .error)")
          }
        }
      },
      GallerySample("drawer", height: 9) {
        ZStack {
          ground
          Drawer("rebuild · lumen", trailing: "1m 51s", footer: [KeyHint("esc", "close")], width: 28) {
            Text("\(Glyph.done, .ok) Backup      \("38 s", .dim)")
            Text("\(Glyph.progress, .busy) Rollout     \("2/3", .dim)")
            Text("\(Glyph.todo, .dim) Verify")
            Spacer()
          }
        }
      },
      GallerySample("said in passing", height: 6) {
        ZStack {
          ground
          Toast("\(Glyph.done, .ok) Copied the URL of acme-media")
        }
      },
      GallerySample("bad news stays", height: 6) {
        ZStack {
          ground
          Toast(Notice(.error, "northwind was not paused: version 7 is not 8.").line)
        }
      },
    ])

  /// Something to float over.
  private static var ground: any View {
    Draw { canvas in canvas.fill(nil, "·", .rule) }
  }
}
