import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Notices")
@MainActor
struct NoticesTests {
  @Test("good news goes by itself, an error stays until it is put away")
  func staying() async {
    let driver = await Driver()
    await driver.send(.noticed(Notice(.ok, "Copied.")))
    #expect(driver.screen.contains("Copied."))
    await driver.advance(5)
    #expect(!driver.screen.contains("Copied."))
    await driver.send(.noticed(Notice(.error, "It broke.")))
    await driver.advance(600)
    #expect(driver.screen.contains("It broke.  esc put away"))
    await driver.send(.noticed(Notice(.ok, "Copied.")))
    #expect(driver.screen.contains("It broke."), "an error is not covered by good news")
    await driver.press(.escape)
    #expect(!driver.screen.contains("It broke."))
  }

  @Test("esc puts an error away before it closes or leaves anything")
  func escaping() async {
    let driver = await Driver(route: .tenants)
    await driver.press("o")
    await driver.send(.noticed(Notice(.error, "It broke.")))
    await driver.press(.escape)
    #expect(driver.console.dialogs.count == 1)
    await driver.press(.escape)
    #expect(driver.console.dialogs.isEmpty)
  }

  @Test("everything said can be read again, the newest first, with its time")
  func history() async {
    let driver = await Driver(size: Size(100, 30))
    await driver.press("@")
    #expect(driver.screen.contains("Nothing was said yet."))
    await driver.press(.escape)
    await driver.send(.noticed(Notice(.ok, "First.")))
    await driver.advance(60)
    await driver.send(.noticed(Notice(.error, "Second.")))
    await driver.send(.noticed(Notice(.error, "Second.")))
    await driver.press("@")
    let lines = driver.surface.lines
    let first = lines.firstIndex { $0.contains("First.") }
    let second = lines.firstIndex { $0.contains("Second.") }
    #expect(first.flatMap { first in second.map { $0 < first } } == true)
    #expect(driver.line(with: "Second.").contains("14:03:31  ✖ Second.  ×2"))
    await driver.press(.enter)
    #expect(driver.console.dialogs.isEmpty)
    #expect(!driver.screen.contains("Second."), "who reads the list has seen the error")
  }

  @Test("the hundred newest are kept")
  func limit() {
    var history = NoticeHistory()
    for number in 1...130 { history.add(Notice(.info, "\(number)"), at: .noon) }
    #expect(history.entries.count == 100)
    #expect(history.entries.first?.notice.text == "31")
  }
}
