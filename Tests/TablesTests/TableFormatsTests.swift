import Foundation
import Tables
import Testing

@Suite struct TableFormatsTests {
  private let table = Table(
    name: "t", columns: ["区", "count", "q"],
    rows: [
      [.text("城关"), .integer(12), .number(0.1 + 0.2)],
      [.text("a,\"b\"\n<c>"), .missing(.notAvailable), .number(1.25e-7)],
      [.text(""), .integer(-3), .missing(.notApplicable)],
    ])

  @Test func `CSV has a header, twelve digits and empty fields for absent figures`() {
    #expect(table.csv() == "区,count,q\n城关,12,0.3\n\"a,\"\"b\"\"\n<c>\",,1.25e-07\n,-3,\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+86 138", "'+86 138"), ("-@SUM(A1)", "'-@SUM(A1)"), ("@x", "'@x"), ("\t=1", "'\t=1"),
    ("-inf", "'-inf"), ("-", "'-"), ("-5", "-5"), ("+1.5e3", "+1.5e3"), ("a=1", "a=1"), ("", "\"\""),
  ]) func `A text Excel would run is neutralised, a number is not`(text: String, field: String) {
    #expect(Table(name: "t", columns: ["c"], rows: [[.text(text)]]).csv() == "c\n\(field)\n")
  }

  @Test func `JSON keeps the order of the columns and says null for absent figures`() throws {
    #expect(
      table.json() == """
        [
          {"区": "城关", "count": 12, "q": 0.3},
          {"区": "a,\\"b\\"\\n\\u003cc>", "count": null, "q": 1.25e-07},
          {"区": "", "count": -3, "q": null}
        ]

        """)
    let parsed = try JSONSerialization.jsonObject(with: Data(table.json().utf8)) as? [[String: Any]]
    #expect(parsed?[1]["区"] as? String == "a,\"b\"\n<c>")
    #expect(Table(name: "t", columns: ["a"]).json() == "[]\n")
    #expect(Table(name: "t", columns: ["a"], rows: [[.number(.infinity)]]).json() == "[\n  {\"a\": null}\n]\n")
  }

  @Test func `A terminal shows aligned columns with Chinese two places wide and no control characters`() {
    let table = Table(
      name: "t", columns: ["区", "count"],
      rows: [[.text("城关\u{1B}[31m"), .integer(1234)], [.text("e\u{301}"), .missing(.notAvailable)]])
    #expect(
      table.terminal() == """
        区         count
        ─────────  ─────
        城关 [31m   1234
        e\u{301}            [x]

        """)
  }

  @Test(arguments: [
    (0.1 + 0.2, "0.3"), (-0.0, "0"), (1e20, "1e+20"), (123_456_789_012.5, "123456789012"), (1 / 3, "0.333333333333"),
    (.infinity, "Inf"), (-.infinity, "-Inf"), (.nan, "NaN"), (100, "100"),
  ]) func `Numbers have twelve significant digits`(number: Double, text: String) {
    #expect(number.twelveDigits == text)
  }

  @Test func `A sheet keeps numbers, leaves absent figures empty and never rounds an integer`() {
    let table = Table(name: "n", columns: ["a", "b"], rows: [[.integer(.max), .missing(.notAvailable)]])
    #expect(
      table.sheet()
        == RawSheet(
          name: "n",
          rows: [
            RawRow(number: 1, cells: [.text("a"), .text("b")]),
            RawRow(number: 2, cells: [.text("9223372036854775807"), .empty]),
          ]))
  }

  @Test func `Raw cells are written so that programs read them back`() {
    let cells: [RawCell] = [
      .number(3), .number(0.1), .number(1e300), .date(19_158), .date(-25_567), .boolean(true), .error("#N/A"), .empty,
    ]
    #expect(CSVWriter.text(rows: [cells]) == "3,0.1,1e+300,2022-06-15,1900-01-01,TRUE,#N/A,\n")
  }

  @Test func `A text is cut to places, not to characters`() {
    #expect("载入12行".cut(toWidth: 5) == "载入1")
    #expect("载入12行".cut(toWidth: 3) == "载")
    #expect("载入12行".cut(toWidth: 8) == "载入12行")
    #expect("e\u{301}e".cut(toWidth: 1) == "e\u{301}")
    #expect("载".cut(toWidth: -1).isEmpty)
  }
}
