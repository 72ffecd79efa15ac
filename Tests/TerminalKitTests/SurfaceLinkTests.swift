import Testing

@testable import TerminalKit

@Suite("Links of a surface")
struct SurfaceLinkTests {
  private let address = "https://acme-media.example.net"

  private func links(_ view: some View, _ size: Size = Size(40, 4)) -> [SurfaceLink] {
    Surface(view, size: size).links
  }

  private func link(_ y: Int, _ columns: Range<Int>) -> SurfaceLink {
    SurfaceLink(y: y, columns: columns, address: address)
  }

  @Test("a text in the role of a link leads to itself, all of it where it is cut")
  func whole() {
    let line: Line = "URL \(address, Style(.link)) "
    #expect(links(Text(line)) == [link(0, 4..<34)])
    #expect(links(Text(line), Size(16, 1)) == [link(0, 4..<15)])
    #expect(links(Text(Line(address))) == [], "what only looks like one is text")
  }

  @Test("every part of a broken address leads to the whole, and a found part does not lead elsewhere")
  func parts() {
    let line = Line(address, Style(.link))
    #expect(links(Text(line, wraps: true), Size(20, 3)) == [link(0, 0..<20), link(1, 0..<10)])
    #expect(links(Text(line.marking("acme"))) == [link(0, 0..<8), link(0, 12..<30)])
  }

  @Test("what is drawn over a link takes it away, as far as it covers it")
  func covered() {
    let line = Line(address, Style(.link))
    let view = Draw { canvas in
      canvas.write(line)
      canvas.write(line, y: 1)
      canvas.write("│", x: 10, y: 0)
      canvas.fill(Rect(x: 0, y: 1, width: 40, height: 1))
    }
    #expect(links(view) == [link(0, 0..<10)])
  }

  @Test("what is no address of the web, or has bytes to hide, leads nowhere")
  func refused() {
    for text in [
      "javascript:alert(1)", "file:///etc/passwd", "https://a\u{1B}]8;;https://b", "https://é.example",
      "https://a b",
    ] {
      #expect(links(Text(Line(text, Style(.link)))) == [], "\(text)")
    }
    let long = Line("https://" + String(repeating: "a", count: 2_000), Style(.link))
    #expect(links(Text(long), Size(4_000, 1)) == [])
  }
}
