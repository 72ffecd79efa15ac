import TerminalKit
import Testing

@Suite("Terminal loop")
@MainActor
struct TerminalLoopTests {
  private func view(_ text: String) -> any View { Text(Line(text)) }

  @Test("draws first, then after every batch of keys, and ends with the terminal")
  func keys() async {
    let terminal = HeadlessTerminal(size: Size(10, 1))
    terminal.type("abc")
    terminal.close()
    var typed = ""
    await TerminalLoop<Int>(terminal).run(
      handle: { event in
        if case .input(.key(let key)) = event { typed += key.name }
        return .changed
      }, draw: { _ in view(typed) })
    #expect(terminal.frames.first?.lines == [""])
    #expect(terminal.frames.last?.lines == ["abc"])
  }

  @Test("takes all waiting input before the next answer")
  func order() async {
    let terminal = HeadlessTerminal()
    let loop = TerminalLoop<Int>(terminal)
    var seen: [String] = []
    (0..<3).forEach(loop.mailbox.send)
    await loop.run(
      handle: { event in
        switch event {
        case .message(let number):
          seen.append("\(number)")
          if number == 0 { terminal.press("a", "b") }
          return number == 2 ? .finished : .changed
        case .input: return .unchanged
        }
      }, draw: { _ in view("") })
    #expect(seen == ["0", "1", "2"])
  }

  @Test("draws a thousand answers in a few frames and shows the last")
  func coalescing() async {
    let terminal = HeadlessTerminal(size: Size(10, 1))
    let loop = TerminalLoop<Int>(terminal, frameInterval: .milliseconds(20))
    var last = 0
    let sending = Task {
      for number in 1...1_000 {
        loop.mailbox.send(number)
        if number % 100 == 0 { try? await Task.sleep(for: .milliseconds(5)) }
      }
    }
    await loop.run(
      handle: { event in
        if case .message(let number) = event { last = number }
        return last == 1_000 ? .finished : .changed
      }, draw: { _ in view("\(last)") })
    await sending.value
    #expect(terminal.frames.count < 20)
  }

  @Test("draws what is left over when answers stop coming, and the new size after a resize")
  func trailing() async {
    let terminal = HeadlessTerminal(size: Size(10, 1))
    let loop = TerminalLoop<Int>(terminal, frameInterval: .milliseconds(10))
    var shown: [String] = []
    loop.mailbox.send(1)
    await loop.run(
      handle: { event in
        if case .input(.key) = event { return .finished }
        return .changed
      },
      draw: { size in
        shown.append("\(size.width)")
        if shown.count == 2 { terminal.send(.resize(Size(20, 2))) }
        if size.width == 20 { terminal.press("q") }
        return view("x")
      })
    #expect(shown == ["10", "10", "20"])
  }

  @Test("ends when its task is cancelled")
  func cancellation() async {
    let terminal = HeadlessTerminal()
    let task = Task { @MainActor in
      await TerminalLoop<Int>(terminal).run(handle: { _ in .changed }, draw: { _ in Spacer() })
    }
    task.cancel()
    await task.value
  }
}
