import TerminalKit

extension GalleryPage {
  /// Wide, joined and hostile text: columns stay in line.
  static let text = GalleryPage(
    id: "text", title: "Text of the world",
    sentence:
      "Columns stay in line under every script; commands to terminals are shown.",
    samples: [
      GallerySample("columns under every script", height: 9) { scripts },
      GallerySample("hostile text, made visible", height: 6) { hostile },
      GallerySample("cut, centred, trailing", height: 4) { alignments },
      GallerySample("wrapped", height: 5) {
        Text(paragraph, wraps: true)
      },
    ])

  private static var paragraph: Line {
    let start: Line =
      "A paragraph of \("several", .bold) words in \("several styles", .accent) wraps at spaces, "
    return start + "電通東京大阪 anywhere, averylongwordthatfitsnowhere where it must."
  }

  private static var scripts: any View {
    let names = [
      "Acme Media", "電通東京", "한국어 미디어", "Ecole\u{301} e\u{301}te\u{301}", "Ирина Студия", "👩‍👩‍👧‍👦 Family Co",
      "🇸🇬 Singapore",
      "❤️ Hearts & Co",
    ]
    let columns = [
      TableColumn("NAME", ideal: 18, grows: true), TableColumn("CELLS", .trailing, ideal: 5),
      TableColumn("END", ideal: 3),
    ]
    return TableView(
      TableState(), columns: columns,
      rows: TableRows(names, id: { $0 }) { [Line($0), Line("\(TextWidth.of($0))", .dim), "│"] },
      focused: false)
  }

  private static var hostile: any View {
    let texts = [
      ("escape", "\u{1B}[2J\u{1B}]0;gone\u{7}"), ("bidi", "user\u{202E}txt.exe"),
      ("zero width", "ac\u{200B}me"),
      ("tag", "a\u{E0041}b"), ("line end", "one\ntwo"), ("tab", "a\tb"),
    ]
    return Facts(texts.map { ($0.0, Line($0.1)) }, labelWidth: 12)
  }

  private static var alignments: any View {
    let text: Line = "a sentence that is \("longer", .accent) than its place"
    return Draw { canvas in
      canvas.write(text, width: min(24, canvas.width))
      canvas.write("short", y: 1, .dim)
      canvas.write(Line("centre"), y: 2, width: canvas.width, .center)
      canvas.write(Line("1,204 GiB"), y: 3, width: canvas.width, .trailing)
    }
  }
}
