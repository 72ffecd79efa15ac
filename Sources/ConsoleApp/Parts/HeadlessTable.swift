import TerminalKit

/// A table without its head: for lists whose columns explain themselves.
package struct HeadlessTable: View {
  private let table: TableView

  package init(_ table: TableView) { self.table = table }

  package func render(in canvas: Canvas) {
    table.render(in: canvas.part(Rect(x: 0, y: -1, width: canvas.width, height: canvas.height + 1)))
  }
}
