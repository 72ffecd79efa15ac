import Foundation
import TenantryAPI
import TerminalKit
import Testing
import TypedText

@testable import ConsoleApp

@Suite("Filters of tables")
@MainActor
struct FilterTests {
  @Test("look as drawn", arguments: [Size(80, 24), Size(120, 40)])
  func drawings(size: Size) async {
    let name = "\(size.width)x\(size.height)"
    let fault = await Driver(size: size, route: .tenants)
    await fault.press("/").type("acme staus:error").advance(1)
    fault.expectDrawing("filter-fault-\(name)")
    let fields = await Driver(size: size, route: .tenants)
    await fields.press("/", "?")
    fields.expectDrawing("filter-fields-\(name)")
    let completing = await Driver(size: size, route: .tenants)
    await completing.press("/").type("status:p").advance(1)
    completing.expectDrawing("filter-completing-\(name)")
    let overview = await Driver(size: size)
    await overview.press("/").type("lumen").advance(1).press(.enter)
    await overview.press(.tab, "/").type("status:run by:x|").advance(1)
    overview.expectDrawing("filter-overview-\(name)")
  }

  @Test("a long sentence stands under its carets, and carets follow a text that scrolls")
  func carets() {
    var line = FilterLine(.tenants())
    line.open()
    line.set("acme status:zzz", now: .noon)
    let narrow = FilterLineView(line: line, width: 40).below
    #expect(
      narrow.map(\.text) == [
        "               ^^^",
        "   ✖ unknown status “zzz”: provisioning, active, paused, error, decommissioning, decommissioned",
      ])
    line.set(String(repeating: "word ", count: 20) + "staus:x", now: .noon)
    let carets = FilterLineView(line: line, width: 80).below[0].text
    // 107 characters and the cursor in 77 cells: 31 are out of sight.
    #expect(carets.hasPrefix(String(repeating: " ", count: 3 + 100 - 31) + "^^^^^"))
  }

  @Test("wide characters move the carets by their cells")
  func wide() {
    var line = FilterLine(.tenants())
    line.set("日本 staus:x", now: .noon)
    #expect(FilterLineView(line: line, width: 80).below[0].text.hasPrefix("        ^^^^^ ✖ unknown field"))
  }

  @Test("tab completes, shift-tab chooses, up brings earlier filters back, esc clears")
  func keys() {
    var line = FilterLine(.tenants())
    line.open()
    for key in "he" { _ = line.handle(Key(.character(key)), now: .noon) }
    _ = line.handle(.tab, now: .noon)
    #expect(line.field.text == "health:")
    _ = line.handle(.backTab, now: .noon)
    _ = line.handle(.tab, now: .noon)
    #expect(line.field.text == "health:degraded" && line.inForce == "health:degraded")
    #expect(line.handle(.enter, now: .noon) == .handled)
    #expect(!line.isOpen)
    line.open()
    #expect(line.handle(.escape, now: .noon) == .changed)
    #expect(!line.isOpen && !line.isActive)
    line.open()
    #expect(line.handle(.up, now: .noon) == .changed)
    #expect(line.field.text == "health:degraded")
  }

  @Test("operations are narrowed as one types, and enter opens the one that is shown")
  func operations() async {
    let driver = await Driver()
    await driver.press(.tab, "/").type("lumen")
    #expect(driver.line(with: "── Operations").contains("Operations · lumen"))
    #expect(driver.line(with: "── Operations").contains(" 1 of "))
    await driver.press(.enter, .enter)
    #expect(driver.screen.contains("rebuild · lumen"))
    await driver.press(.escape, .escape)
    #expect(!driver.line(with: "── Operations").contains("lumen"))
  }

  @Test("the overview's tenants are narrowed by the control plane")
  func health() async {
    let driver = await Driver()
    await driver.press("/").type("status:paused")
    driver.client.forgetAsked()
    await driver.press(.enter)
    #expect(driver.client.asked == [ListTenants.name])
    #expect(driver.line(with: "── Health").contains("Health · status:paused"))
    #expect(driver.selectedLine.contains("halcyon-studio"))
    await driver.press(.escape)
    #expect(!driver.line(with: "── Health").contains("paused"))
  }

  @Test("docs/filtering.md lists the fields that there are")
  func documented() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/filtering.md")
    let old = try String(contentsOf: url, encoding: .utf8)
    var new = old
    let lists: [(String, FilterSchema)] = [
      ("tenants", .tenants(plans: [], regions: [])), ("operations", OperationFields.schema),
      ("modules", TenantModuleRow.schema), ("logs", LogFields.schema),
    ]
    for (name, schema) in lists {
      let begin = try #require(new.range(of: "<!-- fields: \(name) -->\n"))
      let end = try #require(new.range(of: "<!-- end -->", range: begin.upperBound..<new.endIndex))
      new.replaceSubrange(begin.upperBound..<end.lowerBound, with: Self.table(schema))
    }
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try new.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(new == old, "UPDATE_SNAPSHOTS=1 writes the lists")
    }
  }

  private static func table(_ schema: FilterSchema) -> String {
    let rows = schema.fields.map { field in
      let names = ([field.name] + field.aliases).map { "`\($0)`" }.joined(separator: " ")
      let words = (field.values ?? []).map { "`\($0)`" } + (field.isOptional ? ["`none`"] : [])
      let values = words.isEmpty ? "" : ": " + words.joined(separator: " ")
      let mark = schema.searched.contains(field.name) ? " (words look here)" : ""
      return "| \(names) | \(field.kind.rawValue)\(values) | \(field.about)\(mark) |\n"
    }
    return "\n| field | values | what it is |\n|---|---|---|\n" + rows.joined() + "\n"
  }
}
