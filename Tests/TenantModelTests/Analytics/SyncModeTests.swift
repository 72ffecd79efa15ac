import Foundation
import TenantModel
import Testing

@Suite("When analytics are due")
struct SyncModeTests {
  /// 2026-11-27, by the hour, UTC.
  private func at(_ hour: Int, _ minute: Int = 0, day: Int = 27) -> Date {
    let seconds = (day - 27) * 86_400 + hour * 3_600 + minute * 60
    return Date(timeIntervalSince1970: TimeInterval(1_795_737_600 + seconds))
  }

  @Test("an hour is due at the full hour, a night at two, and nothing else ever")
  func due() {
    #expect(SyncMode.hourly.due(at: at(14, 59)) == at(14))
    #expect(SyncMode.hourly.due(at: at(15)) == at(15))
    #expect(SyncMode.nightly.due(at: at(1, 59)) == at(2, day: 26))
    #expect(SyncMode.nightly.due(at: at(2)) == at(2))
    #expect(SyncMode.nightly.due(at: at(23, 59)) == at(2))
    #expect(SyncMode.off.due(at: at(2)) == nil && SyncMode.manual.due(at: at(2)) == nil)
  }

  @Test("one missed run makes it stale, the one that is due just now does not")
  func stale() {
    #expect(!SyncMode.nightly.isStale(lastSuccess: at(2, day: 26), at: at(2, 10)))
    #expect(SyncMode.nightly.isStale(lastSuccess: at(1, 59, day: 26), at: at(2, 10)))
    #expect(!SyncMode.hourly.isStale(lastSuccess: at(13), at: at(14, 5)))
    #expect(SyncMode.hourly.isStale(lastSuccess: at(12, 59), at: at(14, 5)))
    #expect(SyncMode.hourly.isStale(lastSuccess: nil, at: at(14)))
    for mode in [SyncMode.off, .manual] { #expect(!mode.isStale(lastSuccess: nil, at: at(14))) }
  }
}
