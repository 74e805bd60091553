/**
 * From a Helm chart or a Kustomize directory to the manifests that would be deployed, each leading back to its source.
 * The work is done by a separate program behind the {@code Renderer} interface; this package starts it, bounds it and maps what it says.
 *
 * <p>Which place is the origin of a field, and which are further places:
 * <ul>
 *   <li>Helm, literal text: the text in the template or the helper that holds it, {@code EXACT}; the call of the helper is a further place.
 *   <li>Helm, a value that comes whole from one key of a values file that was asked for: the value there, {@code EXACT}, for that is what a
 *       person edits; the action in the template is a further place. Blocks written with {@code toYaml} are followed field by field.
 *   <li>Helm, a value that comes from the chart's own {@code values.yaml}, or from several values: the action in the template,
 *       {@code LINE}; the values are further places.
 *   <li>Kustomize: the outermost patch, generator or other entry that set the value; else the field in the object's own file.
 *       What an entry only takes part in (an image's tag, a prefix of a name) is {@code LINE}.
 *   <li>A field that is in none of them, or absent: the nearest field around it, {@code LINE}.
 * </ul>
 */
package io.meshlint.engine.render;
