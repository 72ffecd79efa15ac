import CNcurses
import TerminalKit

extension CursesTerminal {
  /// Draws links: first without them, then each between its beginning and its end.
  func show(_ links: LinkChanges, of surface: Surface) {
    let drawn = links.drawn.map { SurfaceDiff.Run(y: $0.y, columns: $0.columns) }
    let gone = links.gone.filter { $0.y < surface.size.height && $0.columns.upperBound <= surface.size.width }
      .map { SurfaceDiff.Run(y: $0.y, columns: $0.columns) }
    for run in drawn + gone { blank(run) }
    refresh()
    for run in gone { put(run, of: surface) }
    for run in drawn { blank(run) }
    refresh()
    for (link, run) in zip(links.drawn, drawn) {
      TerminalModes.write(Array("\u{1B}]8;;\(link.address)\u{1B}\\".utf8), to: modes.output)
      put(run, of: surface)
      refresh()
      TerminalModes.write(Array("\u{1B}]8;;\u{1B}\\".utf8), to: modes.output)
    }
  }
}
