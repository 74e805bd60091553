package io.meshlint.engine.render;

/** Renders units. Thread-safe. */
public interface Renderer extends AutoCloseable {

    /** Renders one unit; everything that goes wrong is in the result, nothing is thrown for a bad chart or kustomization. */
    RenderResult render(RenderRequest request);

    /** Ends the worker processes. */
    @Override
    void close();
}
