import TenantryAPI
import Testing

@testable import ConsoleApp

@Suite("Questions and answers")
struct CallBookTests {
  private let address = Address(layer: LayerID(number: 1), token: "list")

  private func call(_ collision: Collision) -> Call<AnyEvent> {
    Call(WhoAmI(), token: "list", whenBusy: collision) { AnyEvent($0.map(\.actor)) }
  }

  private func close(_ ticket: Ticket?, in book: inout CallBook) -> (counts: Bool, next: Call<AnyEvent>?) {
    guard let ticket else { return (false, nil) }
    return book.close(ticket)
  }

  @Test("only the newest answer counts")
  func replaces() {
    var book = CallBook()
    let first = book.open(call(.replaces), at: address)
    let second = book.open(call(.replaces), at: address)
    let firstCounts = close(first, in: &book).counts
    #expect(!firstCounts)
    let secondCounts = close(second, in: &book).counts
    #expect(secondCounts)
    #expect(book.isEmpty)
  }

  @Test("reloads wait for the one under way and are asked once however many came")
  func waits() {
    var book = CallBook()
    let first = book.open(call(.waits), at: address)
    let later = [book.open(call(.waits), at: address), book.open(call(.waits), at: address)]
    #expect(later == [nil, nil])
    let (counts, next) = close(first, in: &book)
    #expect(counts)
    #expect(next != nil)
    #expect(book.isEmpty)
  }

  @Test("every answer to a write counts")
  func joins() {
    var book = CallBook()
    let first = book.open(call(.joins), at: address)
    let second = book.open(call(.joins), at: address)
    let secondCounts = close(second, in: &book).counts
    #expect(secondCounts)
    let firstCounts = close(first, in: &book).counts
    #expect(firstCounts)
  }

  @Test("a layer that is gone hears nothing")
  func forgets() {
    var book = CallBook()
    let ticket = book.open(call(.waits), at: address)
    book.forget(address.layer)
    let ticketCounts = close(ticket, in: &book).counts
    #expect(!ticketCounts)
  }
}
