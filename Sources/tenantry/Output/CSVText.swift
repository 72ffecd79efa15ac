import ConsoleApp

/// Lists for spreadsheets: the console saves them, too.
typealias CSVText = ConsoleApp.CSVText
