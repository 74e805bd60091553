package io.meshlint.engine.run;

/** A step of a plan made ready to run: does its work for the current row of the frame and passes each row that comes of it on. */
@FunctionalInterface
interface Operator {

    /**
     * @return false if no more rows are wanted
     */
    boolean run(Frame frame);
}
