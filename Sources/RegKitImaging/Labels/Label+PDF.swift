extension Label {
  /// The label as a PDF of one page of its exact size in millimetres, with modules and text as shapes and text.
  public func pdf() -> [UInt8] {
    let layout = layout
    var content = PDFDrawing()
    content.draw(self, x: 0, y: 0)
    var writer = PDFWriter()
    writer.addPage(width: layout.width, height: layout.height, content)
    return writer.finished()
  }
}
