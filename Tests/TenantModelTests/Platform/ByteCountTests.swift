import TenantModel
import Testing

@Suite("Bytes for people")
struct ByteCountTests {
  @Test(
    "a unit of 1,024 is called one",
    arguments: [
      (0, "0 B"), (999, "999 B"), (1_024, "1 KiB"), (1_536, "1.5 KiB"), (210_322_306, "201 MiB"),
      (1_288_490_189, "1.2 GiB"), (671_088_640, "640 MiB"),
    ])
  func units(count: Int, words: String) {
    #expect(ByteCount.text(count) == words)
  }
}
