namespace Ballast.Detection;

/// <summary>An entry of <c>images</c>.</summary>
/// <param name="Line">The line it ends at, from 1.</param>
/// <param name="Id">Its number, or its name where the file numbers with text.</param>
/// <param name="File">Its <c>file_name</c>.</param>
/// <param name="Size">Width and height; null where they are not given.</param>
internal sealed record CocoImage(int Line, string Id, string File, (double Width, double Height)? Size);
