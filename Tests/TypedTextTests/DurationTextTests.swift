import Testing
import TypedText

@Suite("Spans of time")
struct DurationTextTests {
  @Test(
    "what people type is read",
    arguments: [("15m", 900), ("1h30m", 5_400), ("90s", 90), ("8h", 28_800), ("2h5s", 7_205)])
  func read(text: String, seconds: Int) {
    #expect(DurationText.parse(text) == .seconds(seconds))
  }

  @Test(
    "anything else is not guessed at",
    arguments: [
      "", "15", "m", "15 m", "1m1h", "1m1m", "-5m", "1.5h", "0m", "5d", "1000h", "99999999m", "m15", "٣m",
    ])
  func refused(text: String) {
    #expect(DurationText.parse(text) == nil)
  }
}
