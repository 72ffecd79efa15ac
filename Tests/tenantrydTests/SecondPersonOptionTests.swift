import Testing

@testable import tenantryd

@Suite("--second-person")
struct SecondPersonOptionTests {
  @Test("names acts, none or all of them; anything else is refused")
  func words() {
    #expect(SecondPersonOption(argument: "decommission,plan") == .all)
    #expect(SecondPersonOption(argument: "plan")?.acts == [.plan])
    #expect(SecondPersonOption(argument: "none")?.acts == [])
    for wrong in ["", "plan,", "pause", "none,plan", "Plan"] {
      #expect(SecondPersonOption(argument: wrong) == nil, "\(wrong)")
    }
    #expect(SecondPersonOption.all.defaultValueDescription == "decommission,plan")
  }

  @Test("what cannot be used is a wrong command line, as an option that is missing is")
  func usage() {
    for words in [["serve"], ["serve", "--data-folder", "x", "--second-person", "foo"], ["nonsense"]] {
      let error = #expect(throws: (any Error).self) { _ = try Tenantryd.parseAsRoot(words) }
      #expect(error.map(Tenantryd.isUsage) == true, "\(words)")
    }
  }

  @Test("is both unless somebody says otherwise")
  func standard() throws {
    let plain = try ServeCommand.parse(["--data-folder", "/x"])
    #expect(plain.secondPerson == .all)
    #expect(try ServeCommand.parse(["--data-folder", "/x", "--second-person", "none"]).secondPerson.acts.isEmpty)
  }
}
