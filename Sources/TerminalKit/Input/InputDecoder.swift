/// Turns the bytes of a terminal into events: UTF-8, control keys, the sequences of xterm, rxvt, the Linux
/// console, tmux and kitty's legacy mode, bracketed paste, focus. Replies to queries are dropped.
///
/// Bytes may arrive in any pieces. When bytes are left that may be the start of a sequence, `isWaiting` is true;
/// call `flush()` after the escape delay and what is there counts as pressed keys.
package struct InputDecoder: Sendable {
  /// The largest paste that is kept; the rest is dropped.
  package static let pasteBytesMax = 1 << 20

  private var pending: [UInt8] = []
  private var paste: [UInt8]?

  /// Makes a decoder.
  package init() {}

  /// Whether bytes wait for their continuation. A paste waits for its end without a limit in time.
  package var isWaiting: Bool { paste == nil && !pending.isEmpty }

  /// Takes bytes and answers the events that are complete.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    pending.append(contentsOf: bytes)
    return decode(isFinal: false)
  }

  /// Takes what waits as it is, after the escape delay.
  package mutating func flush() -> [InputEvent] {
    isWaiting ? decode(isFinal: true) : []
  }

  private mutating func decode(isFinal: Bool) -> [InputEvent] {
    var events: [InputEvent] = []
    var index = 0
    while index < pending.count {
      if paste != nil {
        let (used, text) = takePaste(from: index)
        index += used
        if let text { events.append(.paste(text)) } else { break }
        continue
      }
      switch InputSequence.parse(pending[index...], isFinal: isFinal) {
      case .incomplete:
        pending.removeFirst(index)
        return events
      case .dropped(let count): index += count
      case .pasteBegins(let count):
        index += count
        paste = []
      case .event(let event, let count):
        events.append(event)
        index += count
      }
    }
    pending.removeFirst(index)
    return events
  }

  /// Moves paste bytes over; the text comes when the end mark does. A part of the mark at the end waits.
  private mutating func takePaste(from start: Int) -> (used: Int, text: String?) {
    let mark = InputSequence.pasteEnd
    var index = start
    var kept = paste ?? []
    while let escape = pending[index...].firstIndex(of: 0x1B) {
      keep(pending[index..<escape], in: &kept)
      index = escape
      let rest = pending[escape...]
      if rest.starts(with: mark) {
        paste = nil
        return (escape + mark.count - start, String(decoding: kept, as: UTF8.self))
      }
      if rest.count < mark.count, mark.starts(with: rest) {
        paste = kept
        return (escape - start, nil)
      }
      keep(pending[escape...escape], in: &kept)
      index = escape + 1
    }
    keep(pending[index...], in: &kept)
    paste = kept
    return (pending.count - start, nil)
  }

  private func keep(_ bytes: ArraySlice<UInt8>, in kept: inout [UInt8]) {
    kept.append(contentsOf: bytes.prefix(max(0, InputDecoder.pasteBytesMax - kept.count)))
  }
}
