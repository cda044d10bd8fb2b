using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using Svg = DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using W = DocumentFormat.OpenXml.Wordprocessing;
using WP = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace MgProvenance.Documents.Docx;

/// <summary>Pictures in line with the text: SVG for programs that draw it, PNG for the others.</summary>
internal sealed class DocxPicture(MainDocumentPart main)
{
    private const double EmuPerPoint = 12_700;

    /// <summary>The extension by which Word 2016 and later find the SVG of a picture.</summary>
    private const string SvgExtension = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

    private uint _last;

    public W.Run Of(DrawnPicture picture, double width, double height, string name, string alt)
    {
        var id = ++_last;
        string png = string.Create(CultureInfo.InvariantCulture, $"rPicture{id}"), svg = string.Create(CultureInfo.InvariantCulture, $"rDrawing{id}");
        Feed(main.AddImagePart(ImagePartType.Png, png), picture.Png);
        Feed(main.AddImagePart(ImagePartType.Svg, svg), picture.Svg);
        var (cx, cy) = (Emu(width), Emu(height));
        var (shownName, shownAlt) = (DisplayText.Clean(name), DisplayText.Clean(alt));
        var blip = new A.Blip(new A.BlipExtensionList(new A.BlipExtension(new Svg.SVGBlip { Embed = svg }) { Uri = SvgExtension })) { Embed = png };
        return new W.Run(new W.Drawing(new WP.Inline(
            new WP.Extent { Cx = cx, Cy = cy },
            new WP.DocProperties { Id = id, Name = shownName, Description = shownAlt },
            new WP.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(new P.Picture(
                new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = id, Name = shownName, Description = shownAlt }, new P.NonVisualPictureDrawingProperties()),
                new P.BlipFill(blip, new A.Stretch(new A.FillRectangle())),
                new P.ShapeProperties(new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = cx, Cy = cy }), new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 }));
    }

    private static void Feed(ImagePart part, byte[] content)
    {
        using var stream = new MemoryStream(content);
        part.FeedData(stream);
    }

    private static long Emu(double points) => (long)Math.Round(points * EmuPerPoint);
}
